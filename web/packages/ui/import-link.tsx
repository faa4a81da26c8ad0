/** The way to bringing rows in by sheet, and back. */
import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useWords } from './words'

export function ImportLink({ importer, back }: { importer: string; back: string }) {
  const word = useWords()
  return (
    <Link to={`/sheets/${importer}?back=${encodeURIComponent(back)}`}>
      <Button icon={<UploadOutlined />} tabIndex={-1}>
        {word('import')}
      </Button>
    </Link>
  )
}
