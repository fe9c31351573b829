import classes from './person-name.module.css';

/** A name or alias of a person: the screen-privacy switch blurs it until it is pointed at. */
export function PersonName({ children }: { readonly children: string }) {
  return (
    <bdi className={classes.name} translate="no">
      {children}
    </bdi>
  );
}
