namespace Acme;

#pragma warning disable CS0436
public sealed record Own(long Id);
