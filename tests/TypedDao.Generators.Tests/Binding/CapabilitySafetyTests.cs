using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TypedDao.Generators.Tests.Binding;

/// <summary>What a declaration allows compiles, and nothing else does.</summary>
public sealed class CapabilitySafetyTests
{
    private const string Yaml = """
        catalog: Catalog
        namespace: Acme.Data
        stores:
          lake:
            type: local
            objects:
              file: { type: S3FileObject, suffix: csv, columns: { id: int64, day: date } }
              received: { type: S3FileObject, suffix: csv, append_only: true, columns: { id: int64 } }
              fixed: { type: S3FileObject, suffix: csv, read_only: true, columns: { id: int64 } }
              file_copy: { type: S3FileObject, suffix: csv, columns_from: lake.file }
              received_copy: { type: S3FileObject, suffix: csv, columns_from: lake.received }
              folder_copy: { type: S3DirectoryObject, suffix: csv, columns_from: lake.folder }
              locked_folder: { type: S3DirectoryObject, suffix: csv, read_only: true, columns_from: lake.folder }
              bytes_copy: { type: S3FileObject, suffix: bin }
              blobs: { type: S3DirectoryObject }
              bytes: { type: S3FileObject, suffix: bin }
              family: { type: S3FileObject, prefix: "family/{day:yyyy-MM-dd}", suffix: csv, columns: { id: int64 } }
              folder: { type: S3DirectoryObject, suffix: jsonl, columns: { id: int64 } }
              log: { type: S3DirectoryObject, suffix: jsonl, append_only: true, columns: { id: int64 } }
              days: { type: S3DirectoryObject, suffix: jsonl, partition_keys: [day], columns: { id: int64, day: date } }
              sites: { type: S3DirectoryObject, prefix: "sites/{site}", suffix: jsonl, partition_keys: [day], columns: { id: int64, day: date } }
              filters: { type: S3DirectoryObject, suffix: jsonl, columns: { id: int64, small: int8, real: float?, price: "decimal(10,2)", text: string?, flag: bool?, day: date, blob: bytes, kind: { type: "string?", values: [view, cart] }, tags: "list<string>?", part: { type: "struct?", columns: { size: "int32?" } } } }
              table: { type: S3DeltaObject, primary_keys: [id], columns: { id: int64 } }
        """;

    private const string Program = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using TypedDao;
        using TypedDao.Storage;
        using Acme.Data;
        using Acme.Data.Lake;

        internal static class Program
        {{
            private static readonly DateOnly Day = new(2025, 1, 7);

            private static void Main()
            {{
                _ = {0};
            }}
        }}
        """;

    [Theory]
    [InlineData("Catalog.Lake.File.ReadAsync()")]
    [InlineData("Catalog.Lake.File.CreateAsync(new File[0])")]
    [InlineData("Catalog.Lake.File.WriteAsync(new File[0])")]
    [InlineData("Catalog.Lake.File.DeleteAsync()")]
    [InlineData("Catalog.Lake.File.OpenReadAsync()")]
    [InlineData("Catalog.Lake.Received.CreateAsync(new Received[0])")]
    [InlineData("Catalog.Lake.Fixed.ReadAsync()")]
    [InlineData("Catalog.Lake.Bytes.WriteAsync(Stream.Null)")]
    [InlineData("Catalog.Lake.Family.ReadAsync()")]
    [InlineData("Catalog.Lake.Family.MembersAsync()")]
    [InlineData("Catalog.Lake.Family.For(day: new(2025, 1, 7)).WriteAsync(new Family[0])")]
    [InlineData("Catalog.Lake.Family.Between(new(2025, 1, 1), new(2025, 1, 31)).ReadAsync()")]
    [InlineData("Catalog.Lake.Family.In(new(2025, 1, 1), new(2025, 1, 31)).ReadAsync()")]
    [InlineData("Catalog.Lake.Folder.AppendAsync(new Folder[0])")]
    [InlineData("Catalog.Lake.Folder.OverwriteAsync(new Folder[0])")]
    [InlineData("Catalog.Lake.Log.AppendAsync(new Log[0])")]
    [InlineData("Catalog.Lake.Days.OverwritePartitionsAsync(new Days[0])")]
    [InlineData("Catalog.Lake.Days.For(Day).DeleteAsync()")]
    [InlineData("Catalog.Lake.Days.Between(Day, Day).DeleteAsync()")]
    [InlineData("Catalog.Lake.Days.PartitionsAsync()")]
    [InlineData("Catalog.Lake.Sites.For(site: \"a\").OverwritePartitionsAsync(new Sites[0])")]
    [InlineData("Catalog.Lake.Sites.For(\"a\").For(Day).DeleteAsync()")]
    [InlineData("Catalog.Lake.Sites.For(\"a\").Between(Day, Day).PartitionsAsync()")]
    [InlineData("Catalog.Lake.Sites.In(day: [Day]).DeleteAsync()")]
    [InlineData("Catalog.Lake.Sites.MembersAsync()")]
    [InlineData("new CatalogContext().Lake.Days.ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Id == 1 && f.Text != null || !(f.Flag && f.Day >= Day)).ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => 18 <= f.Small && f.Small < 300L && f.Real > 1 && f.Price == 2.5m).Where(f => f.Flag).ExplainAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Kind == FiltersKind.Cart || f.Kind.In(FiltersKind.View) || f.Kind == null).ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Text.StartsWith(\"a\") && f.Text >= \"b\" && f.Part.Size == (int?)null && f.Part.IsNull).ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Small < f.Id && f.Blob == ReadOnlyMemory<byte>.Empty && f.Tags.IsNull).ReadAsync()")]
    [InlineData("Catalog.Lake.Days.Between(Day, Day).Where(d => d.Id.Between(1, null)).ReadAsync()")]
    [InlineData("Catalog.Lake.Sites.For(\"a\").For(Day).Where(s => s.Id.In(1, 2)).ReadAsync()")]
    [InlineData("Catalog.Lake.Fixed.Where(f => f.Id == 1).ReadAsync()")]
    [InlineData("Catalog.Lake.Folder.Where(f => f.Id == 1).DeleteAsync()")]
    [InlineData("Catalog.Lake.Folder.Where(f => f.Id == 1).Where(f => f.Id > 0).DeleteAsync()")]
    [InlineData("Catalog.Lake.Days.For(Day).Where(d => d.Id == 1).DeleteAsync()")]
    [InlineData("Catalog.Lake.Days.Between(Day, Day).Where(d => d.Id == 1).DeleteAsync()")]
    [InlineData("Catalog.Lake.Sites.Where(s => s.Id == 1).DeleteAsync()")]
    [InlineData("Catalog.Lake.Fixed.Where(f => f.Id == 1).CountAsync()")]
    [InlineData("Catalog.Lake.Fixed.Where(f => f.Id == 1).ExistsAsync()")]
    [InlineData("Catalog.Lake.Fixed.ListAsync()")]
    [InlineData("Catalog.Lake.Family.For(Day).ListAsync()")]
    [InlineData("Catalog.Lake.Bytes.ListAsync()")]
    [InlineData("Catalog.Lake.File.CopyToAsync(Catalog.Lake.FileCopy)")]
    [InlineData("Catalog.Lake.Folder.Where(f => f.Id == 1).CopyToAsync(Catalog.Lake.FolderCopy)")]
    [InlineData("Catalog.Lake.Folder.MoveToAsync(Catalog.Lake.FolderCopy)")]
    [InlineData("Catalog.Lake.Received.CopyToAsync(Catalog.Lake.ReceivedCopy)")]
    [InlineData("Catalog.Lake.Days.For(Day).MoveToAsync(Catalog.Lake.Days.For(Day))")]
    [InlineData("Catalog.Lake.Bytes.MoveToAsync(Catalog.Lake.BytesCopy)")]
    [InlineData("Catalog.Lake.Blobs.MoveToAsync(Catalog.Lake.Blobs)")]
    [InlineData("new Dao(new CatalogContext()).MoveAsync(Catalog.Lake.File, Catalog.Lake.FileCopy)")]
    [InlineData("new Dao(new CatalogContext()).WriteAsync(new File[0], Catalog.Lake.File)")]
    [InlineData("new Dao(new CatalogContext()).DeleteAsync(Catalog.Lake.Folder.Where(f => f.Id == 1))")]
    [InlineData("Catalog.Lake.Fixed.OpenReadAsync(new GetOptions { Offset = -10 })")]
    [InlineData("Catalog.Lake.Blobs.OpenReadAsync(\"a\", new GetOptions { VersionId = \"1\" })")]
    [InlineData("Catalog.Lake.Fixed.ListVersionsAsync()")]
    [InlineData("Catalog.Lake.Family.ListVersionsAsync()")]
    [InlineData("Catalog.Lake.Days.For(Day).ListVersionsAsync()")]
    [InlineData("Catalog.Lake.Days.Between(Day, Day).ListVersionsAsync()")]
    [InlineData("Catalog.Lake.Fixed.GetAttributesAsync()")]
    [InlineData("Catalog.Lake.Log.GetAttributesAsync(\"a\")")]
    [InlineData("Catalog.Lake.Days.For(Day).GetAttributesAsync(\"a\")")]
    [InlineData("Catalog.Lake.Family.For(Day).SetTagsAsync(new Dictionary<string, string>())")]
    [InlineData("Catalog.Lake.Blobs.SetTagsAsync(\"a\", new Dictionary<string, string>())")]
    [InlineData("Catalog.Lake.Received.CreateAsync(Stream.Null, new ObjectAttributes())")]
    [InlineData("Catalog.Lake.Bytes.WriteAsync(Stream.Null, new ObjectAttributes())")]
    [InlineData("Catalog.Lake.Fixed.PresignReadAsync(TimeSpan.FromHours(1))")]
    [InlineData("Catalog.Lake.Log.PresignReadAsync(\"a\", new PresignOptions(TimeSpan.FromHours(1)))")]
    [InlineData("Catalog.Lake.File.PresignWriteAsync(TimeSpan.FromHours(1))")]
    [InlineData("Catalog.Lake.Blobs.PresignWriteAsync(\"a\", TimeSpan.FromHours(1))")]
    public void What_is_declared_compiles(string expression) => Assert.Empty(ErrorsOf(expression));

    [Theory]
    [InlineData("Catalog.Lake.File.AppendAsync(new File[0])")]
    [InlineData("Catalog.Lake.File.UpsertAsync(new File[0])")]
    [InlineData("Catalog.Lake.File.AsOf(1)")]
    [InlineData("Catalog.Lake.File.WriteAsync(new Folder[0])")]
    [InlineData("Catalog.Lake.Received.WriteAsync(new Received[0])")]
    [InlineData("Catalog.Lake.Received.DeleteAsync()")]
    [InlineData("Catalog.Lake.Fixed.CreateAsync(new Fixed[0])")]
    [InlineData("Catalog.Lake.Fixed.WriteAsync(new Fixed[0])")]
    [InlineData("Catalog.Lake.Fixed.WriteAsync(Stream.Null)")]
    [InlineData("Catalog.Lake.Fixed.DeleteAsync()")]
    [InlineData("Catalog.Lake.Bytes.ReadAsync()")]
    [InlineData("Catalog.Lake.Family.WriteAsync(new Family[0])")]
    [InlineData("Catalog.Lake.Family.CreateAsync(new Family[0])")]
    [InlineData("Catalog.Lake.Family.For()")]
    [InlineData("Catalog.Lake.Family.For(\"2025-01-07\")")]
    [InlineData("Catalog.Lake.Folder.For(Day)")]
    [InlineData("Catalog.Lake.Folder.DeleteAsync()")]
    [InlineData("Catalog.Lake.Folder.OverwritePartitionsAsync(new Folder[0])")]
    [InlineData("Catalog.Lake.Log.OverwriteAsync(new Log[0])")]
    [InlineData("Catalog.Lake.Days.DeleteAsync()")]
    [InlineData("Catalog.Lake.Days.Between(Day, Day).AppendAsync(new Days[0])")]
    [InlineData("Catalog.Lake.Sites.For(\"a\", Day)")]
    [InlineData("Catalog.Lake.Sites.AppendAsync(new Sites[0])")]
    [InlineData("Catalog.Lake.Sites.OverwritePartitionsAsync(new Sites[0])")]
    [InlineData("Catalog.Lake.Sites.PartitionsAsync()")]
    [InlineData("Catalog.Lake.Sites.For(\"a\").DeleteAsync()")]
    [InlineData("Catalog.Lake.Sites.For(\"a\").Between(Day, Day).AppendAsync(new Sites[0])")]
    [InlineData("Catalog.Lake.Table.ReadAsync()")]
    [InlineData("new File { Day = Day }")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Id == \"1\").ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Text == 1).ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Blob < ReadOnlyMemory<byte>.Empty).ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Kind < FiltersKind.Cart).ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Kind == \"cart\").ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Tags == null).ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Text.Length == 1).ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Missing == 1).ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => true).ReadAsync()")]
    [InlineData("Catalog.Lake.Filters.Where(f => f.Id == 1).AppendAsync(new Filters[0])")]
    [InlineData("Catalog.Lake.Bytes.Where(f => f.Id == 1)")]
    [InlineData("Catalog.Lake.Table.Where(f => f.Id == 1)")]
    [InlineData("Catalog.Lake.Log.Where(l => l.Id == 1).DeleteAsync()")]
    [InlineData("Catalog.Lake.LockedFolder.Where(l => l.Id == 1).DeleteAsync()")]
    [InlineData("Catalog.Lake.File.Where(f => f.Id == 1).DeleteAsync()")]
    [InlineData("Catalog.Lake.Family.Where(f => f.Id == 1).DeleteAsync()")]
    [InlineData("Catalog.Lake.Table.Where(f => f.Id == 1).DeleteAsync()")]
    [InlineData("Catalog.Lake.Folder.Where(f => f.Id == 1).ListAsync()")]
    [InlineData("Catalog.Lake.FolderCopy.CopyToAsync(Catalog.Lake.Log)")]
    [InlineData("Catalog.Lake.File.CopyToAsync(Catalog.Lake.Fixed)")]
    [InlineData("Catalog.Lake.File.CopyToAsync(Catalog.Lake.Received)")]
    [InlineData("Catalog.Lake.File.CopyToAsync(Catalog.Lake.Family)")]
    [InlineData("Catalog.Lake.Received.MoveToAsync(Catalog.Lake.ReceivedCopy)")]
    [InlineData("Catalog.Lake.Fixed.MoveToAsync(Catalog.Lake.ReceivedCopy)")]
    [InlineData("Catalog.Lake.Log.MoveToAsync(Catalog.Lake.Log)")]
    [InlineData("Catalog.Lake.Folder.Where(f => f.Id == 1).MoveToAsync(Catalog.Lake.FolderCopy)")]
    [InlineData("new Dao(new CatalogContext()).WriteAsync(new Fixed[0], Catalog.Lake.Fixed)")]
    [InlineData("new Dao(new CatalogContext()).AppendAsync(new File[0], Catalog.Lake.File)")]
    [InlineData("new Dao(new CatalogContext()).DeleteAsync(Catalog.Lake.Log.Where(l => l.Id == 1))")]
    [InlineData("new Dao(new CatalogContext()).CopyAsync(Catalog.Lake.File, Catalog.Lake.Received)")]
    [InlineData("Catalog.Lake.Table.ListVersionsAsync()")]
    [InlineData("Catalog.Lake.Family.GetAttributesAsync()")]
    [InlineData("Catalog.Lake.Fixed.SetTagsAsync(new Dictionary<string, string>())")]
    [InlineData("Catalog.Lake.Received.SetTagsAsync(new Dictionary<string, string>())")]
    [InlineData("Catalog.Lake.Log.SetTagsAsync(\"a\", new Dictionary<string, string>())")]
    [InlineData("Catalog.Lake.LockedFolder.SetTagsAsync(\"a\", new Dictionary<string, string>())")]
    [InlineData("Catalog.Lake.Received.WriteAsync(Stream.Null, new ObjectAttributes())")]
    [InlineData("Catalog.Lake.Fixed.CreateAsync(Stream.Null, new ObjectAttributes())")]
    [InlineData("Catalog.Lake.Fixed.PresignWriteAsync(TimeSpan.FromHours(1))")]
    [InlineData("Catalog.Lake.Received.PresignWriteAsync(TimeSpan.FromHours(1))")]
    [InlineData("Catalog.Lake.Log.PresignWriteAsync(\"a\", TimeSpan.FromHours(1))")]
    [InlineData("Catalog.Lake.LockedFolder.PresignWriteAsync(\"a\", TimeSpan.FromHours(1))")]
    [InlineData("Catalog.Lake.Family.PresignReadAsync(TimeSpan.FromHours(1))")]
    public void What_is_not_declared_does_not_compile(string expression) => Assert.NotEmpty(ErrorsOf(expression));

    [Theory]
    [InlineData("Catalog.Lake.File.CopyToAsync(Catalog.Lake.ReceivedCopy)")]
    [InlineData("Catalog.Lake.Folder.CopyToAsync(Catalog.Lake.Days)")]
    [InlineData("Catalog.Lake.File.MoveToAsync(Catalog.Lake.ReceivedCopy)")]
    [InlineData("Catalog.Lake.Folder.MoveToAsync(Catalog.Lake.Days)")]
    [InlineData("new Dao(new CatalogContext()).CopyAsync(Catalog.Lake.File, Catalog.Lake.ReceivedCopy)")]
    [InlineData("new Dao(new CatalogContext()).MoveAsync(Catalog.Lake.Folder, Catalog.Lake.Days)")]
    public void Rows_of_different_types_are_not_copied_and_the_compiler_says_what_to_do(string expression)
        => Assert.Contains(
            "The rows are of different types: write destination.WriteAsync(source.ReadAsync().Select(row => …)), or OverwriteAsync of a directory.",
            Assert.Single(ErrorsOf(expression)),
            StringComparison.Ordinal);

    private static IReadOnlyList<string> ErrorsOf(string expression)
    {
        GeneratorOutcome outcome = GeneratorHost.Run(Yaml, string.Format(CultureInfo.InvariantCulture, Program, expression.Replace("new File", "new Acme.Data.Lake.File", StringComparison.Ordinal)));
        Assert.Empty(outcome.Errors);

        // Only the program may be wrong, never what is generated.
        Assert.All(
            outcome.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error),
            diagnostic => Assert.Equal("Project.cs", diagnostic.Location.SourceTree!.FilePath));
        return outcome.CompilerErrors;
    }
}
