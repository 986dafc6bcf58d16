namespace Acme;

public abstract record Base(long Id);

internal sealed record Hidden(long Id);

public sealed record Box<T>(T Value);

public interface IUser;

public enum Kind;

public static class Tools;

public ref struct Cursor;

public delegate void Handler();

internal static class Outer
{
    public sealed record Inner(long Id);
}

file sealed record Alone(long Id);
