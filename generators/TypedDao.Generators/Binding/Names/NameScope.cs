using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Emit;

namespace TypedDao.Generators.Binding;

/// <summary>The names of one class or namespace: each once, none of those that are reserved.</summary>
/// <param name="areArguments">Whether the names are those of arguments too, which begin with a small letter.</param>
internal sealed class NameScope(Reporter reporter, IReadOnlyCollection<string> reserved, int capacity = 0, bool areArguments = false)
{
    /// <summary>How the compiler names what reads and sets a property.</summary>
    private static readonly string[] Accessors = ["get_", "set_"];

    private readonly Dictionary<string, ClrName> _names = new(capacity, StringComparer.Ordinal);

    /// <summary>Adds a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="suffix">What is appended to it here, such as the ending of a class.</param>
    /// <returns>Whether it was free; if not, that is reported.</returns>
    public bool Add(ClrName name, string suffix = "")
    {
        var text = suffix.Length == 0 ? name.Text : name.Text + suffix;
        if (reserved.Contains(text) || Accessors.Any(accessor => text.StartsWith(accessor, StringComparison.Ordinal)))
        {
            reporter.Report(NameDescriptors.Reserved, name.Source, name.What, text, name.Key);
            return false;
        }

        text = areArguments ? CSharpText.ArgumentName(text) : text;
        if (_names.TryAdd(text, name))
        {
            return true;
        }

        var other = _names[text];
        reporter.ReportPair(
            NameDescriptors.Collision, name.Source, other.Source, name.What, other.What, text, other.Source.File.PlaceOf(other.Source.Span).Text, name.Key);
        return false;
    }
}
