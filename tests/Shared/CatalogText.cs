using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedDao.Tests;

/// <summary>A catalog file in memory.</summary>
internal sealed class CatalogText(string path, string? text, bool fails = false) : AdditionalText
{
    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default)
        => fails ? throw new IOException("The disk is gone.") : text is null ? null : SourceText.From(text, Encoding.UTF8);
}
