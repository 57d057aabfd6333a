/**
 * Where something that floats is put: into the dialog that is open on top, or else into the page's main landmark, so
 * that assistive technology finds it inside a landmark and an open dialog does not hide it. Ask when it opens.
 */
export function floatContainer(): HTMLElement | undefined {
  const dialogs = document.querySelectorAll<HTMLElement>(':is([role=dialog], [role=alertdialog])[data-state=open]')
  return dialogs[dialogs.length - 1] ?? document.getElementById('main') ?? undefined
}
