using TypedDao.Catalogs;
using TypedDao.Extensibility;
using TypedDao.Files.Paths;

namespace TypedDao.Contexts;

/// <summary>All addresses that the files of an object can have.</summary>
internal sealed class KeySpace
{
    private readonly KeySymbol[] _symbols;

    /// <summary>The addresses of an object in one of the stores that keep it.</summary>
    /// <param name="root">The address of the store.</param>
    /// <param name="definition">The object.</param>
    /// <param name="replica">The store's name, where it has a replica; null for the object's own store.</param>
    public KeySpace(string root, ObjectDefinition definition, string? replica)
    {
        Definition = definition;
        Name = replica is null ? definition.FullName : $"{definition.FullName} (replica in {replica})";
        IsShared = definition.Shared;
        Address = $"{root.TrimEnd('/')}/{definition.Key}";
        PathPattern pattern = PathPattern.Of(definition);
        _symbols =
        [
            .. KeySymbol.OfText(root.TrimEnd('/') + "/"),

            // Partition folders are below the key, as everything else there is.
            .. pattern.Parts.Take(pattern.KeyPartCount).SelectMany(part => part.Parameter is null ? KeySymbol.OfText(part.Literal) : KeySymbol.OfValue(part)),
            .. definition.Shape is ObjectShape.File ? [] : KeySymbol.OnceOrMore(KeySymbolKind.Any),
        ];
    }

    /// <summary>The object.</summary>
    public ObjectDefinition Definition { get; }

    /// <summary>The object's name, with the store where it is a replica.</summary>
    public string Name { get; }

    /// <summary>Whether the object allows others at its address.</summary>
    public bool IsShared { get; }

    /// <summary>The address as a person would look for it, with the placeholders of a family.</summary>
    public string Address { get; }

    /// <summary>Whether some address is one of both objects.</summary>
    /// <param name="other">The other object.</param>
    public bool Meets(KeySpace other)
    {
        int width = other._symbols.Length + 1;
        var seen = new HashSet<int>();
        var open = new Stack<(int Mine, int Theirs)>([(0, 0)]);
        while (open.TryPop(out (int Mine, int Theirs) at))
        {
            if (at.Mine == _symbols.Length && at.Theirs == other._symbols.Length)
            {
                return true;
            }

            if (seen.Add((at.Mine * width) + at.Theirs))
            {
                Advance(other, at, open);
            }
        }

        return false;
    }

    private void Advance(KeySpace other, (int Mine, int Theirs) at, Stack<(int Mine, int Theirs)> open)
    {
        KeySymbol? mine = at.Mine < _symbols.Length ? _symbols[at.Mine] : null;
        KeySymbol? theirs = at.Theirs < other._symbols.Length ? other._symbols[at.Theirs] : null;
        if (mine is { Repeats: true })
        {
            open.Push((at.Mine + 1, at.Theirs));
        }

        if (theirs is { Repeats: true })
        {
            open.Push((at.Mine, at.Theirs + 1));
        }

        if (mine is { } one && theirs is { } two && one.Meets(two) && !(one.Repeats && two.Repeats))
        {
            open.Push((one.Repeats ? at.Mine : at.Mine + 1, two.Repeats ? at.Theirs : at.Theirs + 1));
        }
    }
}
