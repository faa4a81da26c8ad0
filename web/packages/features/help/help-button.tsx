/** The article for the page at hand, from the right. */
import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'react-router'
import { Button, Drawer, Skeleton, Tooltip } from '@ui/parts'
import { QuestionCircleOutlined } from '@ui/icons'
import { articleOf } from './articles'
import { useText } from './texts'

const Article = lazy(() => import('./article'))
const WIDTH = 440

export default function HelpButton() {
  const t = useText()
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  const article = articleOf(pathname)
  if (article === undefined) return null
  return (
    <>
      <Tooltip title={t('help.open')}>
        <Button type="text" icon={<QuestionCircleOutlined />} aria-label={t('help.open')} onClick={() => setOpen(true)} />
      </Tooltip>
      <Drawer title={t('help.title')} size={WIDTH} open={open} onClose={() => setOpen(false)} destroyOnHidden>
        <Suspense fallback={<Skeleton active />}>
          <Article name={article} />
        </Suspense>
      </Drawer>
    </>
  )
}
