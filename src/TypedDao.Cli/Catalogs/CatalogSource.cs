using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedDao.Cli.Catalogs;

/// <summary>A catalog file as the generator sees it in a build.</summary>
/// <param name="path">The path, as diagnostics print it.</param>
/// <param name="text">The content.</param>
internal sealed class CatalogSource(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    /// <inheritdoc/>
    public override string Path { get; } = path;

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
