/** In place of objects: what somebody saw and did not read as such. It counts as not judged, and a change of its content is one. */
export class Unread {
  public constructor(public readonly reason: string, public readonly content: string) {}
}
