/** The only script of the public pages: counts the letters left and offers to print. Nothing depends on it. */
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
for (const room of document.querySelectorAll('[data-left]')) {
  const area = room.parentElement.querySelector('textarea')
  const written = new Intl.NumberFormat(document.documentElement.lang)
  const count = () => {
    room.textContent = room.dataset.left + written.format(area.maxLength - area.value.length)
  }
  area.addEventListener('input', count)
  if (area.value) count()
}
