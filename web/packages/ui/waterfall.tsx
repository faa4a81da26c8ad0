/** Money that falls step by step: a bar each, the last one is what is left. */
import { barsOf, type Fall } from './falls'
import { Money } from './money'

const GRID = { display: 'grid', gridTemplateColumns: 'minmax(120px, 220px) 1fr minmax(96px, auto)', gap: '8px 16px', alignItems: 'center' }
const COLOURS = { more: 'var(--ant-color-primary)', less: 'var(--ant-color-warning)', net: 'var(--ant-color-success)' }

export interface Step extends Fall {
  key: string
  name: string
}

export function Falls({ label, steps }: { label: string; steps: readonly Step[] }) {
  const bars = barsOf(steps)
  return (
    <div role="table" aria-label={label} style={GRID}>
      {steps.map((step, place) => (
        <Line key={step.key} step={step} start={bars[place]?.start ?? 0} width={bars[place]?.width ?? 0} />
      ))}
    </div>
  )
}

function Line({ step, start, width }: { step: Step; start: number; width: number }) {
  const { name, fen, isNet } = step
  const colour = isNet ? COLOURS.net : fen < 0 ? COLOURS.less : COLOURS.more
  return (
    <div role="row" style={{ display: 'contents', fontWeight: isNet ? 600 : undefined }}>
      <span role="cell">{name}</span>
      <span role="presentation" style={{ height: 16, background: 'var(--ant-color-fill-quaternary)', borderRadius: 4 }}>
        <span style={{ display: 'block', height: 16, marginInlineStart: `${start}%`, width: `max(2px, ${width}%)`, background: colour, borderRadius: 4 }} />
      </span>
      <span role="cell" className="ht-number" style={{ textAlign: 'end' }}>
        <Money fen={fen} />
      </span>
    </div>
  )
}
