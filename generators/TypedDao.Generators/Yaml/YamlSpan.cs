using Microsoft.CodeAnalysis.Text;

namespace TypedDao.Generators.Yaml;

/// <summary>A part of the text, in UTF-16 units from its beginning. Plain data, so that models can hold it.</summary>
internal readonly record struct YamlSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static YamlSpan FromBounds(int start, int end) => new(start, Math.Max(0, end - start));

    public bool Contains(int position) => position >= Start && position < End;

    public bool Overlaps(YamlSpan other) => Start < other.End && other.Start < End;

    public TextSpan ToTextSpan() => new(Start, Length);
}
