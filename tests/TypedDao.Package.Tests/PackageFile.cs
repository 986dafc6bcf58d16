using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace TypedDao.Package.Tests;

/// <summary>A package opened for reading.</summary>
internal sealed class PackageFile(string path) : IDisposable
{
    private readonly ZipArchive _archive = ZipFile.OpenRead(path);

    /// <summary>The paths of all entries, in order.</summary>
    public string[] Entries => [.. _archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];

    /// <summary>The metadata element of the nuspec, without its XML namespace.</summary>
    public XElement Metadata
    {
        get
        {
            using var stream = _archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
            var document = XDocument.Load(stream);
            foreach (var element in document.Descendants())
            {
                element.Name = element.Name.LocalName;
            }

            return document.Root!.Element("metadata")!;
        }
    }

    /// <summary>The entries below a folder.</summary>
    public string[] EntriesIn(string folder) => [.. Entries.Where(entry => entry.StartsWith(folder + "/", StringComparison.Ordinal))];

    public string ReadText(string entry)
    {
        using var reader = new StreamReader(_archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Reads an assembly's metadata.</summary>
    public T ReadAssembly<T>(string entry, Func<MetadataReader, T> read)
    {
        using var memory = new MemoryStream();
        using (var stream = _archive.GetEntry(entry)!.Open())
        {
            stream.CopyTo(memory);
        }

        memory.Position = 0;
        using var file = new PEReader(memory);
        return read(file.GetMetadataReader());
    }

    public void Dispose() => _archive.Dispose();
}
