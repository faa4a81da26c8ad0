/** The end of a list: loads more when it comes into view, and says when that failed or nothing is left. */
import { InfiniteScroll } from 'antd-mobile'
import { Button } from './parts'
import { useShopWords } from './words'

export function More({ next, load }: { next: boolean; load: () => Promise<void> }) {
  const word = useShopWords()
  return (
    <InfiniteScroll loadMore={load} hasMore={next} threshold={600}>
      {(hasMore, failed, retry) =>
        failed ? (
          <div className="hs-end">
            {word('more.failed')}
            <Button size="small" onClick={() => retry()}>
              {word('retry')}
            </Button>
          </div>
        ) : (
          <span className="hs-end" role="status">
            {word(hasMore ? 'loading' : 'more.end')}
          </span>
        )
      }
    </InfiniteScroll>
  )
}
