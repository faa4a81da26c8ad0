/** What a label or a barcode stands for. */
import { useState } from 'react'
import { client } from '@api/client'
import { asProblem } from '@api/problem'
import type { Schema } from '@api/types'
import { Thumbnail } from '@ui/thumbnail'
import { Screen, useLast } from './screen'
import { useText } from './texts'

type Found = Schema<'FoundView'>
const PICTURE = 64

export default function Query() {
  const t = useText()
  const { last, tell } = useLast()
  const [found, setFound] = useState<Found>()

  async function scan(code: string) {
    const { data, error } = await client.GET('/api/console/wms/look', { params: { query: { code } } })
    if (data === undefined) return tell(false, asProblem(error).detail)
    setFound(data)
    if (data.kind === 'nothing') return tell(false, t('query.nothing', { code }))
    return tell(true, data.bin ? t('query.bin', { bin: data.bin.code }) : code)
  }

  return (
    <Screen title={t('home.query')} scan={{ placeholder: t('query.scan'), onScan: (code) => void scan(code) }} last={last}>
      {found !== undefined && found.kind !== 'nothing' && (
        <>
          {found.lying.length === 0 && <div className="ht-pda-card">{t('query.empty')}</div>}
          {found.lying.map((row) => (
            <div key={`${row.bin_id} ${row.sku_id}`} className="ht-pda-card">
              <span className="ht-pda-many">{row.bin_code}</span>
              <div style={{ display: 'flex', gap: 12 }}>
                <Thumbnail file={row.picture ?? null} name={row.name} side={PICTURE} large={false} />
                <div>
                  <div>
                    {row.name} {row.spec}
                  </div>
                  <div className="ht-pda-plain">{row.barcode ?? row.code}</div>
                </div>
              </div>
              <span>{t('query.pieces', { quantity: row.quantity, reserved: row.reserved })}</span>
            </div>
          ))}
        </>
      )}
    </Screen>
  )
}
