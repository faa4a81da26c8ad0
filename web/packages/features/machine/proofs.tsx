/** Runs over all promises: what held, where one was broken, and proving now. */
import { type ComponentProps, useState } from 'react'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { SafetyOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { Column } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button, Drawer } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { type Names, useNames } from './hooks'
import { type Text, useText } from './texts'

type Proof = Schema<'ProofView'>
type Verdict = Proof['verdicts'][number]
type Breach = Verdict['breaches'][number]

export default function Proofs() {
  const t = useText()
  const say = useSay()
  const names = useNames()
  const may = useMay()('machine.proofs', 'write')
  const [looked, setLooked] = useState<Proof>()
  const prove = useAct('post', '/api/console/machine/proofs', { touches: ['/api/console/machine'] })

  async function start() {
    try {
      await prove.run()
      say.done(t('proofs.started'))
    } catch (error) {
      say.problem(error)
    }
  }

  const button = (
    <Button type="primary" icon={<SafetyOutlined />} loading={prove.running} onClick={() => void start()}>
      {t('proofs.run')}
    </Button>
  )
  return (
    <>
      <ListPage
        path="/api/console/machine/proofs"
        title={t('proofs.title')}
        what={t('proofs.what')}
        columns={columns(t)}
        acts={(proof) => [{ key: 'look', title: t('job.details'), run: () => setLooked(proof) }]}
        primary={may && button}
        empty={{ why: t('proofs.none') }}
      />
      <Drawer open={looked !== undefined} title={<Time at={looked?.at} exact />} size={900} onClose={() => setLooked(undefined)} destroyOnHidden>
        {looked !== undefined && <Verdicts verdicts={looked.verdicts} names={names} />}
      </Drawer>
    </>
  )
}

const took = (verdicts: readonly Verdict[]) => verdicts.reduce((sum, one) => sum + one.seconds, 0)

function columns(t: Text): Column<Proof>[] {
  return [
    { key: 'at', title: t('proof.at'), sort: 'id', show: (proof) => <Time at={proof.at} exact /> },
    { key: 'result', title: t('proof.result'), show: (proof) => <Outcome broken={proof.broken} /> },
    { key: 'count', title: t('verdict'), right: true, show: (proof) => proof.verdicts.length },
    { key: 'seconds', title: t('proof.seconds'), right: true, show: (proof) => `${took(proof.verdicts).toFixed(2)} s` },
  ]
}

function Outcome({ broken }: { broken: number }) {
  const t = useText()
  return <StatusTag meaning={broken === 0 ? 'good' : 'bad'}>{broken === 0 ? t('proof.whole') : t('proof.broken', { count: broken })}</StatusTag>
}

function Verdicts({ verdicts, names }: { verdicts: readonly Verdict[]; names: Names }) {
  const t = useText()
  // What is broken comes first: that is why somebody looks.
  const rows = verdicts.toSorted((one, other) => other.breaches.length - one.breaches.length)
  return <PlainTable<Verdict> rows={rows} rowKey="name" columns={verdictColumns(t, names)} more={breachesOf} />
}

const breachesOf = (verdict: Verdict) => <Breaches breaches={verdict.breaches} />

function verdictColumns(t: Text, names: Names): ComponentProps<typeof PlainTable<Verdict>>['columns'] {
  return [
    { key: 'name', title: t('verdict'), show: (one) => names.promise(one.name) },
    { key: 'state', title: t('proof.result'), show: (one) => <Held verdict={one} /> },
    { key: 'seconds', title: t('proof.seconds'), right: true, show: (one) => `${one.seconds.toFixed(2)} s` },
  ]
}

function Held({ verdict }: { verdict: Verdict }) {
  const t = useText()
  const count = verdict.breaches.length
  return <StatusTag meaning={count === 0 ? 'good' : 'bad'}>{count === 0 ? t('verdict.holds') : t('verdict.broken', { count })}</StatusTag>
}

function Breaches({ breaches }: { breaches: readonly Breach[] }) {
  const t = useText()
  return (
    <PlainTable<Breach>
      rows={breaches}
      rowKey="subject"
      empty={t('verdict.holds')}
      columns={[
        { key: 'subject', title: t('breach.subject'), show: (one) => one.subject },
        { key: 'expected', title: t('breach.expected'), show: (one) => one.expected },
        { key: 'found', title: t('breach.found'), show: (one) => one.found },
        { key: 'document', title: t('breach.document'), show: (one) => one.document ?? one.entry ?? '—' },
      ]}
    />
  )
}
