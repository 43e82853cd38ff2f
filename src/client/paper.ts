/** What a printed page says of itself: the address as it is now, and the day it is printed. */
import { readableAddress } from '../views/index.ts'

export function startPaper(): void {
  window.addEventListener('beforeprint', () => {
    const foot = document.querySelector('#paper')
    const address = foot?.querySelector('bdi')
    const day = foot?.querySelector('time')
    if (address) address.textContent = readableAddress(location.href)
    if (day) day.textContent = new Date().toLocaleDateString('sv')
  })
}
