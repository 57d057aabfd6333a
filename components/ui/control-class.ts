/** The look of every box one types or chooses in. Sixteen pixels on phones, so that focus does not zoom. */
export const controlClass = [
  'w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-base text-text max-sm:text-lg',
  'placeholder:text-faint hover:border-muted',
  'focus-visible:border-accent focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-accent',
  'aria-invalid:border-bad aria-invalid:focus-visible:outline-bad',
  'disabled:cursor-not-allowed disabled:border-strong disabled:bg-sunken disabled:text-muted',
  '[&:is(input,textarea):read-only]:bg-sunken',
].join(' ')
