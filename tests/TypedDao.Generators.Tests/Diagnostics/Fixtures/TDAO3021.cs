namespace Acme;

public sealed record User(long Id);

public static class Outer
{
    public sealed record Usr(long Id);
}
