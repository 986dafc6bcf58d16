using Microsoft.CodeAnalysis;

namespace System;

/// <summary>The part of <c>System.HashCode</c> that the models use. Not randomised: hashes never leave the process.</summary>
[Embedded]
internal struct HashCode
{
    private int _value;

    public static int Combine<T1, T2>(T1 first, T2 second)
    {
        var hash = default(HashCode);
        hash.Add(first);
        hash.Add(second);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2, T3>(T1 first, T2 second, T3 third)
    {
        var hash = default(HashCode);
        hash.Add(first);
        hash.Add(second);
        hash.Add(third);
        return hash.ToHashCode();
    }

    public void Add<T>(T value) => _value = unchecked((_value * 31) + (value?.GetHashCode() ?? 0));

    public readonly int ToHashCode() => _value;
}
