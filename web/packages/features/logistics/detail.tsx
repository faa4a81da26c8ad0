/** One template: what it charges where, what is free, where nothing is delivered. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, Section } from '@ui/detail-page'
import { useMay, useMe } from '@ui/me'
import { Button, Flex, Tag } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { regionName, useRegions } from '@ui/regions'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { useTemplateActs } from './acts'
import { waysOf } from './categories'
import { FreeRule } from './free-rule'
import type { Rates } from './measures'
import { RatesLine } from './rates-line'
import { State } from './state'
import { useText } from './texts'
import type { Template } from './values'

export default function TemplatePage() {
  const { id = '' } = useParams()
  const t = useText()
  const { place } = useMe()
  const asked = api.useQuery('get', '/api/console/logistics/freight-templates/{template_id}', { params: { path: { template_id: id } } })
  return (
    <DetailPage<Template>
      asked={asked}
      back="/logistics/freight-templates"
      title={(it) => it.name}
      state={(it) => <State isDefault={it.is_default} categories={it.category_ids.length} />}
      acts={(it) => <Acts template={it} />}
      facts={(it) => [
        ...(place.console === 'platform' ? [{ label: t('merchant'), value: it.shop_name }] : []),
        { label: t('scope'), value: t(`scope.${it.scope}`) },
        { label: t('charge-by'), value: t(`charge-by.${it.charge_by}`) },
        { label: t('changed'), value: <Time at={it.changed_at} exact /> },
        ...(it.category_ids.length > 0 ? [{ label: t('categories'), value: <Categories ids={it.category_ids} />, wide: true }] : []),
      ]}
      thing="logistics.freight_template"
      thingId={id}
    >
      {(it) => <Charges template={it} />}
    </DetailPage>
  )
}

function Acts({ template }: { template: Template }) {
  const t = useText()
  const may = useMay()('logistics.freight_template', 'write')
  const acts = useTemplateActs()({ ...template, categories_count: template.category_ids.length })
  const trial = (
    <Link to={`/logistics/freight-trial?merchant=${template.merchant_id}`}>
      <Button tabIndex={-1}>{t('try')}</Button>
    </Link>
  )
  if (!may) return trial
  const [edit, ...others] = acts
  return (
    <>
      {others.map((act) => (
        <Button key={act.key} danger={act.danger} disabled={Boolean(act.disabled)} title={act.disabled || undefined} onClick={() => void act.run()}>
          {act.title}
        </Button>
      ))}
      {trial}
      {edit !== undefined && (
        <Button type="primary" onClick={() => void edit.run()}>
          {edit.title}
        </Button>
      )}
    </>
  )
}

function Charges({ template }: { template: Template }) {
  const t = useText()
  const { tariff, charge_by } = template
  const rows: { key: string; regions: string[] | null; rates: Rates | null }[] = [
    ...tariff.rows.map((row, number) => ({ key: String(number), regions: row.regions, rates: row })),
    { key: 'rest', regions: null, rates: tariff.rest },
  ]
  return (
    <>
      <Section title={t('freight')}>
        <PlainTable
          rowKey="key"
          rows={rows}
          columns={[
            { key: 'regions', title: t('regions.column'), show: (row) => (row.regions === null ? t('rest') : <Regions codes={row.regions} />) },
            { key: 'rates', title: t('freight'), show: (row) => (row.rates === null ? t('rest.not-delivered') : <RatesLine rates={row.rates} chargeBy={charge_by} />) },
          ]}
        />
      </Section>
      {tariff.free.length > 0 && (
        <Section title={t('free.title')}>
          <Flex vertical gap={8}>
            {tariff.free.map((rule, number) => (
              <Flex key={number} gap={8} wrap align="center">
                <FreeRule count={rule.count_min ?? null} amount={rule.amount_fen_min ?? null} />
                {rule.regions.length === 0 ? <Tag>{t('free.everywhere')}</Tag> : <Regions codes={rule.regions} />}
              </Flex>
            ))}
          </Flex>
        </Section>
      )}
      {tariff.no_delivery.length > 0 && (
        <Section title={t('closed.title')}>
          <Regions codes={tariff.no_delivery} />
        </Section>
      )}
    </>
  )
}

function Regions({ codes }: { codes: readonly string[] }) {
  const { tree } = useRegions()
  return (
    <Flex gap={4} wrap>
      {codes.map((code) => (
        <Tag key={code}>{regionName(tree, code)}</Tag>
      ))}
    </Flex>
  )
}

function Categories({ ids }: { ids: readonly string[] }) {
  const word = useWords()
  const may = useMay()('catalog.library')
  const asked = api.useQuery('get', '/api/console/catalog/library/categories', {}, { enabled: may })
  const ways = waysOf(asked.data ?? [])
  if (!may) return ids.length
  return asked.isLoading ? word('state.loading') : ids.map((id) => ways.get(id) ?? id).join('、')
}
