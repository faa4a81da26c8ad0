/** A code to be scanned. */
import { QRCodeSVG } from '@rc-component/qrcode'

const SIDE = 208

export function Qr({ value, name }: { value: string; name: string }) {
  return <QRCodeSVG value={value} size={SIDE} level="M" marginSize={2} title={name} />
}
