/** Rich text to read, drawn tag by tag from a list, so that nothing else gets into the page. */
import { createElement, type CSSProperties, Fragment, type ReactNode, useMemo } from 'react'
import { pictureAddress } from './picture'

const TAGS = new Set([
  'b', 'blockquote', 'br', 'em', 'figcaption', 'figure', 'h2', 'h3', 'h4', 'hr', 'i', 'li', 'ol', 'p', 's', 'span', 'strong', 'sub', 'sup',
  'table', 'tbody', 'td', 'th', 'thead', 'tr', 'u', 'ul',
])
const EMPTY = new Set(['br', 'hr'])
const OUR_PICTURE = /^\/api\/shop\/pictures\/([0-9a-f-]{36})\?/
const STYLES: Record<string, keyof CSSProperties> = { 'text-align': 'textAlign', 'color': 'color', 'background-color': 'backgroundColor', 'font-weight': 'fontWeight' }
const WIDTH = 800

export function RichText({ html }: { html: string }) {
  const drawn = useMemo(() => drawAll(new DOMParser().parseFromString(html, 'text/html').body), [html])
  return <div className="hs-rich">{drawn}</div>
}

function drawAll(parent: Node): ReactNode[] {
  return [...parent.childNodes].map((node, place) => <Fragment key={place}>{draw(node)}</Fragment>)
}

function draw(node: Node): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return isLayout(node) ? null : node.textContent
  if (!(node instanceof Element)) return null
  const tag = node.tagName.toLowerCase()
  if (tag === 'img') return drawPicture(node)
  if (!TAGS.has(tag)) return drawAll(node)
  const span = (name: string) => (node.hasAttribute(name) ? Number(node.getAttribute(name)) || undefined : undefined)
  const given = { style: styleOf(node), colSpan: span('colspan'), rowSpan: span('rowspan') }
  const drawn = createElement(tag, given, ...(EMPTY.has(tag) ? [] : [drawAll(node)]))
  return tag === 'table' ? <div className="hs-rich-wide">{drawn}</div> : drawn
}

/** Spaces between the rows of a table are none of its content. */
function isLayout(node: Node) {
  const parent = node.parentElement?.tagName.toLowerCase() ?? ''
  return ['table', 'thead', 'tbody', 'tr'].includes(parent) && (node.textContent ?? '').trim() === ''
}

function drawPicture(node: Element): ReactNode {
  const file = OUR_PICTURE.exec(node.getAttribute('src') ?? '')?.[1]
  if (file === undefined) return null
  const size = (name: string) => Number(node.getAttribute(name)) || undefined
  return <img src={pictureAddress(file, WIDTH)} alt={node.getAttribute('alt') ?? ''} width={size('width')} height={size('height')} loading="lazy" decoding="async" />
}

function styleOf(node: Element): CSSProperties | undefined {
  if (!(node instanceof HTMLElement) || !node.hasAttribute('style')) return undefined
  const kept = Object.entries(STYLES).map(([name, ours]) => [ours, node.style.getPropertyValue(name)] as const)
  return Object.fromEntries(kept.filter(([, value]) => value !== ''))
}
