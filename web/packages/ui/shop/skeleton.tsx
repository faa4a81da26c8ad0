/** What stands in a place until its content is there. */
import { useShopWords } from './words'

export function Bone({ width = '100%', height = 16, ratio }: { width?: string | number; height?: number; ratio?: string }) {
  return <span className="hs-bone" style={ratio === undefined ? { width, height } : { width, aspectRatio: ratio }} />
}

/** Cards of products that are on their way. */
export function BoneGrid({ count = 6 }: { count?: number }) {
  const word = useShopWords()
  return (
    <div className="hs-grid hs-waiting" role="status" aria-label={word('loading')}>
      {Array.from({ length: count }, (_, place) => (
        <div className="hs-card" key={place}>
          <Bone ratio="1" />
          <div className="hs-card-words">
            <Bone height={36} />
            <Bone width="50%" height={20} />
          </div>
        </div>
      ))}
    </div>
  )
}
