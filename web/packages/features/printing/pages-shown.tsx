/** The sample as it would be printed, and what is wrong. */
import { Alert, Flex, Spin, Switch, Typography } from '@ui/parts'
import { useText } from './texts'
import type { Preview } from './use-preview'

interface PagesProps {
  shown: Preview | undefined
  refused: string | undefined
  running: boolean
  reprinted: boolean
  setReprinted: (on: boolean) => void
}

export function PagesShown({ shown, refused, running, reprinted, setReprinted }: PagesProps) {
  const t = useText()
  const pages = shown?.pages ?? []
  const count = shown?.page_count ?? 0
  const isOld = (shown?.mistakes.length ?? 0) > 0 || refused !== undefined
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={12}>
        <Flex gap={8} align="center">
          <Switch size="small" checked={reprinted} onChange={setReprinted} aria-label={t('preview.reprint')} />
          {t('preview.reprint')}
        </Flex>
        <Flex gap={8} align="center">
          {running && <Spin size="small" />}
          <Typography.Text type="secondary">{running && shown === undefined ? t('preview.setting') : count > pages.length ? t('preview.more', { count, shown: pages.length }) : count > 0 && t('preview.pages', { count })}</Typography.Text>
        </Flex>
      </Flex>
      {refused !== undefined && <Alert type="error" showIcon title={refused} />}
      {shown?.mistakes.map((one) => <Told key={`${one.line}.${one.column}`} line={one.line} what={one.what} told={one.told} type="error" />)}
      {shown?.remarks.map((one) => <Told key={`${one.line}.${one.column}`} line={one.line} what={one.what} told={one.told} type="warning" />)}
      {pages.length > 0 && (
        <div className={isOld ? 'ht-print-pages ht-print-pages-old' : 'ht-print-pages'} role="region" aria-label={t('preview')} tabIndex={0}>
          {pages.map((page, index) => (
            <img key={index} src={`data:image/png;base64,${page}`} alt={`${t('preview')} ${index + 1}`} />
          ))}
        </div>
      )}
    </Flex>
  )
}

function Told({ line, what, told, type }: { line: number; what: string; told: string; type: 'error' | 'warning' }) {
  const t = useText()
  const title = line > 0 ? `${t('editor.line', { line })}：${what}` : what
  return <Alert type={type} showIcon title={title} description={told === '' || what.includes(told) ? undefined : told} />
}
