/** One review as staff read it: stars, words, pictures, what was added and answered. */
import type { ReactNode } from 'react'
import type { RowOf } from '@ui/list-types'
import { Flex, Image, Typography } from '@ui/parts'
import { StatusTag } from '@ui/status-tag'
import { Thumbnail } from '@ui/thumbnail'
import { Day } from '@ui/time'
import type { Text } from './texts'

export type Review = RowOf<'/api/console/catalog/buyer-reviews'>

const STARS = 5
const SIDE = 40
const MEANING = { waiting: 'waiting', shown: 'good', hidden: 'off' } as const

export function Stars({ stars, t }: { stars: number; t: Text }) {
  return (
    <span role="img" aria-label={t('stars', { stars })} style={{ letterSpacing: 1, whiteSpace: 'nowrap' }}>
      <span style={{ color: 'var(--ant-color-warning)' }}>{'★'.repeat(stars)}</span>
      <span style={{ color: 'var(--ant-color-text-quaternary)' }}>{'★'.repeat(STARS - stars)}</span>
    </span>
  )
}

function Words({ children, rows = 4 }: { children: ReactNode; rows?: number }) {
  return (
    <Typography.Paragraph ellipsis={{ rows, expandable: 'collapsible' }} style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {children}
    </Typography.Paragraph>
  )
}

function Beside({ name, at, children }: { name: string; at: string | null; children: string }) {
  return (
    <div style={{ paddingInlineStart: 10, borderInlineStart: '2px solid var(--ant-color-border)' }}>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {name} · <Day at={at} />
      </Typography.Text>
      <Words rows={3}>{children}</Words>
    </div>
  )
}

export function Said({ it, t }: { it: Review; t: Text }) {
  return (
    <Flex vertical gap={6} style={{ maxWidth: 340, whiteSpace: 'normal' }}>
      <Stars stars={it.stars} t={t} />
      {it.text === '' ? <Typography.Text type="secondary">{t('no-words')}</Typography.Text> : <Words>{it.text}</Words>}
      {it.pictures.length > 0 && (
        <Image.PreviewGroup>
          <Flex gap={6} wrap>
            {it.pictures.map((file) => (
              <Thumbnail key={file} file={file} name={t('picture')} side={SIDE} />
            ))}
          </Flex>
        </Image.PreviewGroup>
      )}
      {it.follow_up !== null && (
        <Beside name={t('follow-up')} at={it.follow_up_at}>
          {it.follow_up}
        </Beside>
      )}
      {it.reply !== null && (
        <Beside name={it.replied_by_name === '' ? t('reply.of') : `${t('reply.of')} · ${it.replied_by_name}`} at={it.replied_at}>
          {it.reply}
        </Beside>
      )}
    </Flex>
  )
}

export function State({ it, t }: { it: Review; t: Text }) {
  return (
    <Flex vertical gap={4} align="flex-start">
      <StatusTag meaning={MEANING[it.state]} hint={it.reason || undefined}>
        {t(`state.${it.state}`)}
      </StatusTag>
      {it.follow_up_state !== null && (
        <StatusTag meaning={MEANING[it.follow_up_state]} hint={it.follow_up_reason || undefined}>
          {t(`follow-up.state.${it.follow_up_state}`)}
        </StatusTag>
      )}
      {it.found.length > 0 && (
        <Typography.Text type="warning" style={{ fontSize: 12, maxWidth: 100, whiteSpace: 'normal' }}>
          {t('found', { words: it.found.join('、') })}
        </Typography.Text>
      )}
    </Flex>
  )
}
