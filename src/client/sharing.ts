/** The share button, where the device has something to share with. */

/** Shows the buttons that are on the page now. */
export function offerSharing(): void {
  if (!('share' in navigator)) return
  for (const button of document.querySelectorAll<HTMLElement>('[data-share]')) button.hidden = false
}

export function startSharing(): void {
  document.addEventListener('click', (event) => {
    if ((event.target as Element).closest('[data-share]') === null) return
    // Whoever shuts the device's list wants nothing shared.
    navigator.share({ title: document.title, url: location.href }).catch(() => undefined)
  })
  offerSharing()
}
