using System;
using System.Collections.Generic;

namespace Acme;

public sealed class Wrong
{
    public byte Byte { get; set; }

    public ushort UShort { get; set; }

    public uint UInt { get; set; }

    public ulong ULong { get; set; }

    public char Char { get; set; }

    public TimeSpan Span { get; set; }

    public Memory<byte> Memory { get; set; }

    public object? Object { get; set; }

    public ISet<string>? Set { get; set; }

    public int[,]? Table { get; set; }

    public IReadOnlyList<string[]>? Arrays { get; set; }

    public List<Kind>? Kinds { get; set; }

    public Dictionary<byte[], int>? Bytes { get; set; }

    public Dictionary<Part, int>? Parts { get; set; }

    public Wrong? Self { get; set; }

    public Flags Flags { get; set; }

    public Empty Empty { get; set; }

    public Base? Base { get; set; }
}

public enum Kind
{
    A,
}

[Flags]
public enum Flags
{
    A = 1,
    B = 2,
}

public enum Empty;

public sealed record Part(int Id);

public abstract class Base;
