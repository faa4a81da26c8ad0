/** Which papers a merchant needs to sell in a category. */
import { useAct } from '@api/act'
import { api } from '@api/client'
import { FormDrawer } from '@ui/form'
import { DeleteOutlined, PlusOutlined } from '@ui/icons'
import { Button, Checkbox, Flex, Form, Input, Select } from '@ui/parts'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { useNamed } from '../named'
import { useLibraryText } from '../texts'
import type { Detail } from './panel'
import { useText } from './texts'

interface Paper {
  kind: string | null
  name: string
  needs_expiry: boolean
}
interface Values {
  requirements: Paper[]
}
const PAPERS_MAX = 20
const isWhole = (paper: Paper): paper is Paper & { kind: string } => paper.kind !== null && paper.name.trim() !== ''

export function PapersForm({ category, onClose }: { category: Detail; onClose: () => void }) {
  const t = useText()
  const shared = useLibraryText()
  const say = useSay()
  const named = useNamed()
  const ask = useAct('put', '/api/console/catalog/categories/{category_id}/requirements')
  async function save({ requirements }: Values) {
    const listed = requirements.filter(isWhole).map(({ kind, name, needs_expiry }) => ({ kind, name, needs_expiry }))
    await ask.run({ params: { path: { category_id: category.id } }, body: { version: category.version, requirements: listed } })
    say.done(shared('saved'))
  }
  const sound = (_rule: unknown, papers: Paper[]) => (papers.every(isWhole) ? Promise.resolve() : Promise.reject(new Error(t('paper.needed'))))
  const own = category.requirements.filter((one) => one.category_id === category.id)
  return (
    <FormDrawer<Values> open width={820} title={`${t('papers.set')} · ${named(category)}`} initial={{ requirements: own }} onClose={onClose} onSubmit={save}>
      <Form.Item name="requirements" rules={[{ validator: sound }]} validateTrigger={[]}>
        <Papers />
      </Form.Item>
    </FormDrawer>
  )
}

function Papers({ value = [], onChange }: { value?: Paper[]; onChange?: (papers: Paper[]) => void }) {
  const t = useText()
  const word = useWords()
  const asked = api.useQuery('get', '/api/console/dictionaries/{code}/words', { params: { path: { code: 'qualification_kind' } } })
  const words = asked.data ?? []
  const put = (index: number, change: Partial<Paper>) => onChange?.(value.map((one, at) => (at === index ? { ...one, ...change } : one)))
  function choose(index: number, kind: string) {
    const named = value[index]?.name ? {} : { name: words.find((one) => one.code === kind)?.name ?? '' }
    put(index, { kind, ...named })
  }
  const free = (here: string | null) => words.filter((one) => one.code === here || !value.some((paper) => paper.kind === one.code))
  return (
    <Flex vertical gap={8}>
      {value.map((paper, index) => (
        <Flex key={index} gap={8} align="center">
          <Select
            value={paper.kind}
            options={free(paper.kind).map((one) => ({ value: one.code, label: one.name }))}
            onChange={(kind: string) => choose(index, kind)}
            placeholder={t('paper.kind')}
            aria-label={t('paper.kind')}
            showSearch={{ optionFilterProp: 'label' }}
            style={{ width: 220, flex: 'none' }}
          />
          <Input
            value={paper.name}
            placeholder={t('paper.name.hint')}
            aria-label={t('paper.name')}
            maxLength={100}
            onChange={(event) => put(index, { name: event.target.value })}
          />
          <Checkbox checked={paper.needs_expiry} onChange={(event) => put(index, { needs_expiry: event.target.checked })} style={{ whiteSpace: 'nowrap' }}>
            {t('paper.expiry')}
          </Checkbox>
          <Button type="text" icon={<DeleteOutlined />} aria-label={word('act.remove')} onClick={() => onChange?.(value.filter((_, at) => at !== index))} />
        </Flex>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        disabled={value.length >= PAPERS_MAX}
        onClick={() => onChange?.([...value, { kind: null, name: '', needs_expiry: true }])}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('paper.add')}
      </Button>
    </Flex>
  )
}
