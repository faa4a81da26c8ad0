/** Changes the language at once; for a person signed in also where his account keeps it. */
import { useContext } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { TranslationOutlined } from '@ant-design/icons'
import { client } from '@api/client'
import { useLanguage, wish } from './language'
import { ME, MeProvider } from './me'
import { useShellWords } from './words-shell'

export function LanguageSwitch() {
  const { language, speak } = useLanguage()
  const me = useContext(MeProvider)
  const queries = useQueryClient()
  const word = useShellWords()
  const other = language === 'zh-CN' ? 'en-US' : 'zh-CN'

  async function change() {
    speak(other)
    if (me === null) {
      wish.note(other)
      return
    }
    await client.PUT('/api/console/identity/me', { body: { name: me.name, language: other } })
    queries.setQueryData(ME, { ...me, language: other })
    // What the server has put into words is asked for anew.
    await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== ME[0] })
  }
  return (
    <Button type="text" lang={other} icon={<TranslationOutlined />} onClick={() => void change()}>
      {word('language.other')}
    </Button>
  )
}
