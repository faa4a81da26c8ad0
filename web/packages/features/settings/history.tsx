/** Who set it when, from what to what. */
import { Drawer } from '@ui/parts'
import type { Column, RowOf } from '@ui/list-types'
import { ListTable } from '@ui/list-table'
import { Person } from '@ui/person'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { Shown } from './shown'
import { useText } from './texts'
import type { Setting } from './value'

const path = '/api/console/settings/{code}/changes'
type Row = RowOf<typeof path>

export function History({ setting, onClose }: { setting: Setting | undefined; onClose: () => void }) {
  const t = useText()
  const word = useWords()
  return (
    <Drawer open={setting !== undefined} title={setting && `${setting.name} · ${t('history')}`} size={720} onClose={onClose} destroyOnHidden>
      {setting !== undefined && (
        <ListTable path={path} at={{ code: setting.code }} columns={columnsOf(setting, t, word)} empty={{ why: t('history.none') }} />
      )}
    </Drawer>
  )
}

function columnsOf(setting: Setting, t: ReturnType<typeof useText>, word: ReturnType<typeof useWords>): Column<Row>[] {
  return [
    { key: 'at', title: word('changed'), show: (row) => <Time at={row.changed_at} /> },
    { key: 'who', title: word('difference.who'), show: (row) => <Person name={row.changed_by_name} /> },
    { key: 'before', title: word('difference.before'), show: (row) => <Shown setting={setting} value={row.before} /> },
    { key: 'after', title: word('difference.after'), show: (row) => <Shown setting={setting} value={row.after} /> },
    { key: 'version', title: t('history.number'), show: (row) => row.version, hidden: true },
  ]
}
