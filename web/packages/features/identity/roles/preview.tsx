/** What somebody with the role that is being written sees; follows the form after a moment. */
import { useEffect, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import { PreviewCard } from '../preview-card'
import { useText } from './texts'
import { type Console, givesOf, type Values } from './values'

const PAUSE_MILLISECONDS = 300

export function RolePreview({ values, console }: { values: Values; console: Console }) {
  const t = useText()
  const [shown, setShown] = useState(values)
  useEffect(() => {
    const timer = setTimeout(() => setShown(values), PAUSE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [values])
  const asked = api.useQuery('post', '/api/console/identity/roles/preview', { body: { ...givesOf(shown), console } }, { placeholderData: keepPreviousData })
  return <PreviewCard preview={asked.data} title={t('preview')} />
}
