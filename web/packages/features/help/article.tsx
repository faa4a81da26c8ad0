/** One article in the reader's language. */
import { useQuery } from '@tanstack/react-query'
import Markdown from 'react-markdown'
import { useLanguage } from '@ui/language'
import { Skeleton, Typography } from '@ui/parts'
import { drawingOf, textOf } from './articles'

export default function Article({ name }: { name: string }) {
  const { language } = useLanguage()
  const text = useQuery({
    queryKey: ['help', language, name],
    queryFn: () => textOf(name, language)?.() ?? '',
    staleTime: Infinity,
  })
  if (text.data === undefined) return <Skeleton active />
  return (
    <Typography>
      <Markdown components={{ img: ({ src, alt }) => <img src={drawingOf(String(src), language)} alt={alt} style={{ width: '100%', borderRadius: 6 }} /> }}>
        {text.data}
      </Markdown>
    </Typography>
  )
}
