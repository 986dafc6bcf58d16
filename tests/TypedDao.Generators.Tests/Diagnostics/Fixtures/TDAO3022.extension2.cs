namespace Acme;

public sealed record User(long Id);

public sealed record Own(long Id);
