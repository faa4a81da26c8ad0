/** Beside the form: where one is on the page, and what the machine found. */
import { Alert, Button, Card, Flex, Tag, Typography } from '@ui/parts'
import { PARTS, type Part, partOf } from './content'
import { type FoundThing, grouped } from './findings'
import { useEditorText } from './texts-editor'

function goTo(part: Part) {
  document.getElementById(`part-${part}`)?.scrollIntoView({ block: 'start', behavior: 'smooth' })
}

export function Rail({ wrong, found }: { wrong: ReadonlyMap<string, string>; found: readonly FoundThing[] | undefined }) {
  const t = useEditorText()
  const blocking = [...wrong.keys(), ...(found ?? []).filter((one) => one.level === 'block').map((one) => one.place)]
  const warned = (found ?? []).map((one) => one.place)
  return (
    <>
      <Card size="small" title={t('parts')}>
        <Flex vertical component="nav" aria-label={t('parts')}>
          {PARTS.map((part) => {
            const countOf = (places: readonly string[]) => new Set(places.filter((place) => partOf(place) === part)).size
            const [wrongs, warnings] = [countOf(blocking), countOf(warned)]
            return (
              <Button key={part} type="text" onClick={() => goTo(part)} style={{ justifyContent: 'space-between' }}>
                {t(`part.${part}`)}
                {wrongs + warnings > 0 && <Tag color={wrongs > 0 ? 'error' : 'warning'}>{wrongs || warnings}</Tag>}
              </Button>
            )
          })}
        </Flex>
      </Card>
      <Findings found={found} />
    </>
  )
}

function Findings({ found }: { found: readonly FoundThing[] | undefined }) {
  const t = useEditorText()
  return (
    <Card size="small" title={t('findings')}>
      {found === undefined && <Typography.Text type="secondary">{t('findings.none')}</Typography.Text>}
      {found !== undefined && found.length > 0 && (
        <Flex vertical gap={8}>
          {grouped(found).map(({ one, count }) => (
            <Alert
              key={one.text}
              type={one.level === 'block' ? 'error' : 'warning'}
              title={
                <button type="button" className="ht-plain" onClick={() => goTo(partOf(one.place))}>
                  {one.text}
                  {count > 1 && ` ${t('findings.count', { count })}`}
                </button>
              }
            />
          ))}
          <Typography.Text type="secondary">{t('findings.stay')}</Typography.Text>
        </Flex>
      )}
    </Card>
  )
}
