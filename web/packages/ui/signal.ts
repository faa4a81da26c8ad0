/** What a scan is answered with beside colour: a tone and a short shake. */
const TONES = { good: 880, bad: 220 } as const
const SECONDS = { good: 0.08, bad: 0.3 } as const
const LOUD = 0.15
const SHAKES = { good: 40, bad: 300 } as const

let speaker: AudioContext | undefined

export function signal(kind: 'good' | 'bad') {
  navigator.vibrate?.(SHAKES[kind])
  // A page that nobody has touched yet may not make a sound; the colour says it as well.
  if (!navigator.userActivation?.hasBeenActive) return
  speaker ??= new AudioContext()
  const tone = speaker.createOscillator()
  const volume = speaker.createGain()
  tone.frequency.value = TONES[kind]
  volume.gain.value = LOUD
  tone.connect(volume).connect(speaker.destination)
  tone.start()
  tone.stop(speaker.currentTime + SECONDS[kind])
}
