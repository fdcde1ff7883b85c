import type { Act, ActId } from '../../lib/mark/act.ts';
import type { Mark, Status } from '../../lib/mark/mark.ts';
import { cleanTag, tagKey } from '../../lib/mark/tag.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';

/** One field: `status`, `star`, `note`, or `tag:` and the key of a tag. */
type FieldName = string;

interface Value {
  is: string;
  /** The act that set it last. */
  by?: ActId;
  /** The act whose value it is: the same, unless that was an undo. */
  of?: ActId;
}

/**
 * What the library should say after some acts, told a second time and as plainly as can be: each field has a value, the
 * act that set it, and the act that the value is of; an act remembers the values it replaced; an undo puts those back
 * that are still that act's.
 */
export class Expected {
  private readonly fields = new Map<PaperId, Map<FieldName, Value>>();
  private readonly replaced = new Map<ActId, Map<FieldName, Value>>();

  perform({ id, paper, change }: Act): void {
    const replaced = new Map<FieldName, Value>();
    const set = (name: FieldName, is: string, of: ActId | undefined = id): void => {
      replaced.set(name, this.of(paper, name));
      this.all(paper).set(name, { is, by: id, ...(of && { of }) });
    };
    this.replaced.set(id, replaced);
    switch (change.kind) {
      case 'status':
        set('status', change.status);
        break;
      case 'star':
        set('star', change.star ? 'yes' : '');
        break;
      case 'note':
        set('note', change.note.trim() === '' ? '' : change.note);
        break;
      case 'tag':
        set(`tag:${tagKey(change.tag)}`, this.of(paper, `tag:${tagKey(change.tag)}`).is || cleanTag(change.tag));
        break;
      case 'untag':
        set(`tag:${tagKey(change.tag)}`, '');
        break;
      case 'remove':
        for (const [name, { is }] of [...this.all(paper)]) if (name.startsWith('tag:') && is !== '') set(name, '');
        set('status', 'none');
        set('star', '');
        set('note', '');
        break;
      case 'undo':
        for (const [name, was] of this.replaced.get(change.act) ?? []) {
          const { by, of } = this.of(paper, name);
          if (by === change.act || of === change.act) set(name, was.is, was.of ?? 'nobody');
        }
    }
  }

  /** The mark with its tags in alphabetical order; undefined when nothing is set. */
  mark(paper: PaperId): Mark | undefined {
    const tags = [...this.all(paper)].flatMap(([name, { is }]) => (name.startsWith('tag:') && is !== '' ? [is] : [])).sort();
    const status = this.of(paper, 'status').is as Status;
    const star = this.of(paper, 'star').is !== '';
    const note = this.of(paper, 'note').is;
    return status === 'none' && !star && tags.length === 0 && note === '' ? undefined : { status, star, tags, note };
  }

  private of(paper: PaperId, name: FieldName): Value {
    return this.all(paper).get(name) ?? { is: name === 'status' ? 'none' : '' };
  }

  private all(paper: PaperId): Map<FieldName, Value> {
    const found = this.fields.get(paper) ?? new Map<FieldName, Value>();
    this.fields.set(paper, found);
    return found;
  }
}
