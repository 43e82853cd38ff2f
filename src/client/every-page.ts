/** What every page that a server serves becomes handier by. */
import { startKeyboard } from './keyboard.ts'
import { startPaper } from './paper.ts'
import { startSharing } from './sharing.ts'

export function startEveryPage(): void {
  document.documentElement.classList.add('script')
  startKeyboard()
  startPaper()
  startSharing()
}
