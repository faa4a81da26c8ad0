/** Pictures side by side, one at a time: with the finger, or with the arrow keys. */
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react'
import { Swiper, type SwiperRef } from 'antd-mobile'

interface SlidesProps {
  name: string
  children: ReactElement[]
  /** `2 / 5`, read out and shown. */
  place: (current: number, total: number) => string
  loop?: boolean
  autoplay?: boolean
}

const MILLISECONDS = 5000

export function Slides({ name, children, place, loop = false, autoplay = false }: SlidesProps) {
  const swiper = useRef<SwiperRef>(null)
  const [current, setCurrent] = useState(0)
  if (children.length === 1) return <div className="hs-slides">{children}</div>
  const move = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') swiper.current?.swipeNext()
    if (event.key === 'ArrowLeft') swiper.current?.swipePrev()
  }
  return (
    <div className="hs-slides" role="region" aria-roledescription="carousel" aria-label={name} tabIndex={0} onKeyDown={move}>
      <Swiper
        ref={swiper}
        loop={loop}
        autoplay={autoplay && !matchMedia('(prefers-reduced-motion: reduce)').matches}
        autoplayInterval={MILLISECONDS}
        indicator={() => null}
        onIndexChange={setCurrent}
      >
        {children.map((child, index) => (
          <Swiper.Item key={child.key ?? index}>{child}</Swiper.Item>
        ))}
      </Swiper>
      <span className="hs-slides-place">{place(current + 1, children.length)}</span>
    </div>
  )
}
