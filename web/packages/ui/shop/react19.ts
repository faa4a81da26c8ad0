/** Toasts and dialogs of antd-mobile are drawn outside of our tree; this React is told how. */
import { createRoot, type Root } from 'react-dom/client'
import { unstableSetRender } from 'antd-mobile'

const roots = new WeakMap<Element | DocumentFragment, Root>()

/** To be called once, before the first of them. */
export function drawOutside() {
  unstableSetRender((node, place) => {
    const root = roots.get(place) ?? createRoot(place)
    roots.set(place, root)
    root.render(node)
    return async () => {
      await new Promise((resume) => setTimeout(resume, 0))
      root.unmount()
      roots.delete(place)
    }
  })
}
