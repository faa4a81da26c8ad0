/** The first page: floors from above to below, as the platform arranged them. */
import { Link } from 'react-router'
import { api } from '@api/client'
import icon from '@ui/icon.svg'
import { useLanguage } from '@ui/language'
import { Refused } from '@ui/shop/failures'
import { SearchOutline } from '@ui/shop/icons'
import { ShopPage } from '@ui/shop/page'
import { Bone, BoneGrid } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { useShopWords } from '@ui/shop/words'
import { useCategories } from '../categories/tree'
import { TabBar } from '../tab-bar'
import { Floor } from './floor'
import { Shelf } from './shelf'
import { useText } from './texts'

export function Home() {
  const word = useShopWords()
  const asked = api.useQuery('get', '/api/shop/home', {}, { staleTime: 30_000 })
  const categories = useCategories()
  return (
    <ShopPage title={word('shop')} top={<Top />} bottom={<TabBar />}>
      <h1 className="hs-unseen">{word('shop')}</h1>
      {categories.data === undefined && asked.error === null ? <Bone height={92} /> : <Shelf categories={categories.data?.items ?? []} />}
      {asked.error === null ? <Floors floors={asked.data?.floors} /> : <Refused error={asked.error} retry={() => void asked.refetch()} />}
    </ShopPage>
  )
}

function Floors({ floors }: { floors: Parameters<typeof Floor>[0]['floor'][] | undefined }) {
  const t = useText()
  if (floors === undefined) {
    return (
      <>
        <Bone ratio="2.2" />
        <BoneGrid />
      </>
    )
  }
  if (floors.length === 0) return <Told title={t('empty')} what={t('empty.what')} />
  return floors.map((floor, place) => <Floor key={floor.id} floor={floor} first={place === 0} />)
}

function Top() {
  const t = useText()
  const word = useShopWords()
  const { language, speak } = useLanguage()
  const other = language === 'zh-CN' ? 'en-US' : 'zh-CN'
  return (
    <header className="hs-top">
      <span className="hs-brand">
        <img src={icon} width={26} height={26} alt={word('shop')} />
      </span>
      <Link className="hs-find-field" to="/find">
        <SearchOutline aria-hidden />
        <span>{t('search')}</span>
      </Link>
      <button type="button" className="hs-tongue" lang={other} aria-label={t('tongue.name')} onClick={() => speak(other)}>
        {t('tongue')}
      </button>
    </header>
  )
}
