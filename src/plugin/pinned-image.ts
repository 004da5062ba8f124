import { refuse } from '../errors/format-error';

export function requirePinned(where: string, image: string): void {
  const name = image.split('/').pop() ?? '';
  const tag = name.includes('@') ? name.split('@')[1] : name.split(':')[1];
  if (!tag || tag === 'latest') {
    refuse(where, 'plugin.image', image, {
      wrong: 'is not pinned, so the plugin could change under a running application',
      remedy: 'give a tag other than latest, or a digest',
    });
  }
}
