import { cva, type VariantProps } from 'class-variance-authority'

/** The look of everything that is pressed; shared by Button, LinkButton and IconButton. */
export const buttonClass = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none',
    'transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50',
  ],
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
        secondary: 'border-strong bg-surface text-text hover:bg-sunken',
        ghost: 'border-transparent bg-transparent text-muted hover:bg-sunken hover:text-text',
        danger: 'border-transparent bg-bad text-on-bad hover:bg-bad-hover',
        'danger-ghost': 'border-transparent bg-transparent text-bad hover:bg-bad-soft',
      },
      size: {
        md: 'h-(--control) px-3 text-base',
        sm: 'h-(--control-sm) px-2 text-sm',
        icon: 'size-(--control) p-0',
        'icon-sm': 'size-(--control-sm) p-0',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

export type ButtonVariant = NonNullable<VariantProps<typeof buttonClass>['variant']>
