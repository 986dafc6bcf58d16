namespace Acme;

public sealed record User(long Id);
