import classes from './statistics.module.css';

/** The pattern of what no number stands for, in maps and bars alike. */
export function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="7" className={classes.hatch} />
      </pattern>
    </defs>
  );
}
