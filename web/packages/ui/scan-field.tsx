/** The field that scanners write into: always has the focus, sends at Enter, forgets at once. */
import { useEffect, useRef, useState } from 'react'
import { Input, type InputRef } from 'antd'
import { ScanOutlined } from '@ant-design/icons'
import { useWords } from './words'

export interface ScanFieldProps {
  onScan: (code: string) => void
  placeholder?: string
  disabled?: boolean
}

const CODE_LENGTH_MAX = 200

/** What a scanner sends, without the marks that some put around it. */
export function codeOf(text: string): string {
  return [...text]
    .filter((sign) => sign >= ' ' && sign !== '\u007f')
    .join('')
    .trim()
}

export function ScanField({ onScan, placeholder, disabled = false }: ScanFieldProps) {
  const word = useWords()
  const field = useRef<InputRef>(null)
  const [text, setText] = useState('')

  useEffect(() => {
    if (disabled) return
    const stay = () => {
      const here = document.activeElement
      if (here === null || here === document.body) field.current?.focus()
    }
    stay()
    document.addEventListener('focusout', later)
    function later() {
      setTimeout(stay, 0)
    }
    return () => document.removeEventListener('focusout', later)
  }, [disabled])

  function send() {
    const code = codeOf(text)
    setText('')
    if (code !== '') onScan(code)
  }

  return (
    <Input
      ref={field}
      size="large"
      prefix={<ScanOutlined />}
      value={text}
      disabled={disabled}
      maxLength={CODE_LENGTH_MAX}
      placeholder={placeholder ?? word('scan.ready')}
      aria-label={placeholder ?? word('scan.ready')}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onPressEnter={send}
    />
  )
}
