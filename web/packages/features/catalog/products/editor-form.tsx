/** The form of a product: kept as a draft at any time, submitted when it is whole. */
import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useLeaveGuard } from '@ui/form'
import { useMe } from '@ui/me'
import { yuan } from '@ui/money'
import { PageHeader } from '@ui/page-header'
import { Alert, Button, Form } from '@ui/parts'
import { useSay } from '@ui/say'
import { asProblem } from '@api/problem'
import { bodyOf, byPlace, type EditorValues, firstPart, lacking, stillWrong, type WrongPlace } from './content'
import { Attributes, Basics, type Brand, Html, Pictures, Promises, SkusPart } from './editor-parts'
import { Rail } from './editor-rail'
import type { FoundThing } from './findings'
import { useRules } from './rules'
import { SellerOfForm, useGranted, useOwnShop } from './sellers'
import { named, type SkuRow } from './skus'
import { useEditorText } from './texts-editor'
import { type Kept, useSaving } from './use-saving'

/** What is known of a product that exists already. */
export interface Existing {
  id: string
  version: number
  merchant_id: string
  /** It was approved once: single or bundle, it stays so. */
  approved: boolean
  /** Buyers rely on it: changes of what was reviewed wait for review. */
  live: boolean
  brand: Brand | null
  /** Why it was refused the last time. */
  refused?: string
  /** What is edited is a change that was saved before and not submitted. */
  changed: boolean
  /** What is edited was refused: it is kept nowhere until it is saved again. */
  restored: boolean
}

const NONE: ReadonlyMap<string, string> = new Map()

export function EditorForm({ existing, initial }: { existing?: Existing; initial: EditorValues }) {
  const t = useEditorText()
  const say = useSay()
  const go = useNavigate()
  const { fields, all_fields } = useMe()
  const costs = all_fields || fields['catalog.cost'] === 'write'
  const [form] = Form.useForm<EditorValues>()
  const [wrong, setWrong] = useState(NONE)
  const [found, setFound] = useState<readonly FoundThing[]>()
  const [dirty, setDirty] = useState(false)
  const [left, setLeft] = useState<string>()
  // The rows about which something was said: what is written since is judged anew by the next try.
  const judged = useRef<readonly SkuRow[]>([])
  const category = Form.useWatch<EditorValues['category_id']>('category_id', form)
  const asked = useRules(category)
  const own = useOwnShop()
  const chosen = Form.useWatch<EditorValues['merchant_id']>('merchant_id', form)
  const seller = existing?.merchant_id ?? own ?? chosen ?? null
  const only = useGranted(seller)
  const rules = category ? asked.data?.attributes : undefined
  const saving = useSaving(existing)
  useLeaveGuard(dirty && left === undefined)
  useEffect(() => {
    // Only after the guard has let go.
    if (left !== undefined) void go(left)
  }, [left, go])

  function show(places: readonly WrongPlace[]) {
    const next = byPlace(places)
    setWrong(next)
    const fields = [...next].filter(([place]) => !place.startsWith('skus')).map(([place, text]) => ({ name: nameOf(place), errors: [text] }))
    form.setFields(fields as Parameters<typeof form.setFields>[0])
    judged.current = form.getFieldsValue(true).skus
    document.getElementById(`part-${firstPart(next)}`)?.scrollIntoView({ block: 'start' })
  }

  /** Keeps what is written; undefined when something stood against it. */
  async function keep(): Promise<Kept | undefined> {
    const values: EditorValues = form.getFieldsValue(true)
    const missing = lacking(values)
    if (missing.length > 0 || rules === undefined) {
      show(missing.map((place) => ({ place, text: t('must') })))
      return undefined
    }
    setWrong(NONE)
    try {
      const kept = await saving.save(bodyOf(values, rules, costs), values.merchant_id)
      setDirty(false)
      for (const one of kept.stopped) say.problem(ours(t('stopped', { code: one.code, price: yuan(one.price_fen), bound: yuan(one.bound_fen) })))
      return kept
    } catch (error) {
      const problem = asProblem(error)
      const places = (problem.errors ?? []).filter((one) => one.place.startsWith('body/'))
      if (places.length > 0) show(places.map((one) => ({ place: one.place, text: one.message })))
      say.problem(problem)
      return undefined
    }
  }

  /** What was kept has ids and codes now; a page that is loaded again finds it. */
  async function stay(id: string) {
    history.replaceState(history.state, '', location.pathname.replace(/\/new$/, `/${id}/edit`))
    const rows = await saving.kept(id)
    form.setFieldValue('skus', named(form.getFieldsValue(true).skus, rows))
    judged.current = form.getFieldsValue(true).skus
  }

  async function save() {
    const kept = await keep()
    if (kept === undefined) return
    const { id, waiting } = kept
    say.done(waiting > 0 ? t('saved.waiting', { count: waiting }) : t('saved'))
    if (existing?.live) setLeft(`/catalog/products/${id}`)
    else await stay(id)
  }

  async function submit() {
    const kept = dirty || existing?.restored || saving.id === undefined ? await keep() : { id: saving.id, waiting: 1 }
    if (kept === undefined) return
    const { id } = kept
    if (existing?.live && kept.waiting === 0) {
      say.done(t('saved'))
      setLeft(`/catalog/products/${id}`)
      return
    }
    try {
      const answer = await saving.submit(id)
      setFound(answer.findings)
      if (answer.passed) {
        say.done(t(answer.state === 'in_review' || existing?.live ? 'submitted' : 'approved-at-once'))
        setLeft(`/catalog/products/${id}`)
        return
      }
      show(answer.findings.filter((one) => one.level === 'block'))
      await stay(id)
    } catch (error) {
      say.problem(error)
    }
  }

  const blocking = (found ?? []).filter((one) => one.level === 'block').length
  const buttons = (
    <>
      <Button loading={saving.saving} disabled={saving.running} onClick={() => void save()}>
        {t(existing?.live ? 'save.live' : 'save')}
      </Button>
      <Button type="primary" loading={saving.submitting} disabled={saving.running} onClick={() => void submit()}>
        {t('submit')}
      </Button>
    </>
  )
  return (
    <>
      <PageHeader
        title={t(existing === undefined ? 'new' : 'edit')}
        what={t(existing?.live ? 'edit.what' : 'new.what')}
        back={existing === undefined ? '/catalog/products' : `/catalog/products/${existing.id}`}
        primary={buttons}
      />
      <Form<EditorValues>
        form={form}
        layout="vertical"
        initialValues={initial}
        disabled={saving.running}
        onValuesChange={(changed: Partial<EditorValues>) => {
          setDirty(true)
          // What one shop may sell, another may not.
          if (changed.merchant_id !== undefined) form.setFieldValue('category_id', null)
          if (changed.skus !== undefined) setWrong((before) => stillWrong(before, judged.current, form.getFieldsValue(true).skus))
        }}
      >
        <div className="ht-detail ht-detail-narrow">
          <div className="ht-detail">
            {existing?.refused && <Alert type="error" showIcon title={t('refused', { reason: existing.refused })} action={existing.restored && <FromLive id={existing.id} />} />}
            {existing?.changed && <Alert type="info" showIcon title={t('yet-saved')} />}
            {blocking > 0 && <Alert type="error" showIcon title={t('found', { count: blocking })} />}
            {blocking === 0 && wrong.size > 0 && <Alert type="error" showIcon title={t('wrong', { count: wrong.size })} />}
            <Basics fixed={existing?.approved ?? false} brand={existing?.brand} only={only} shops={existing === undefined && own === null} made={saving.id !== undefined} />
            <Pictures />
            <Attributes rules={rules} />
            <SellerOfForm value={seller}>
              <SkusPart rules={rules} wrong={wrong} costs={costs} category={category} />
            </SellerOfForm>
            <Html />
            <Promises />
          </div>
          <aside className="ht-rail">
            <Rail wrong={wrong} found={found} />
          </aside>
        </div>
      </Form>
    </>
  )
}

/** Leaves what was refused behind. */
function FromLive({ id }: { id: string }) {
  const t = useEditorText()
  return (
    <Link to={`/catalog/products/${id}/edit?from=live`} replace>
      <Button size="small" tabIndex={-1}>
        {t('from-live')}
      </Button>
    </Link>
  )
}

/** A problem that is told here and not by the server. */
const ours = (detail: string) => ({ type: '', title: detail, detail, status: 0, code: 'web.price_stopped', instance: '', errors: [] })

/** `attributes/x` → `['attributes', 'x']`; a part of a list stands at the list. */
function nameOf(place: string): string[] {
  const [first = '', second] = place.split('/')
  return first === 'attributes' && second !== undefined ? [first, second] : [first]
}
