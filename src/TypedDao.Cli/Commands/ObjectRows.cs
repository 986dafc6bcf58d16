using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedDao.Cli.Output;
using TypedDao.Interfaces;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Cli.Commands;

/// <summary>Prints the rows or bytes of a catalog's object, through its own shape.</summary>
internal static class ObjectRows
{
    /// <summary>How rows become JSON: readable text, not escaped for HTML.</summary>
    public static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static async Task CatAsync(IDataObject item, CatRequest request, ToolConsole console, CancellationToken cancellationToken)
    {
        if (item is IRowObject rows)
        {
            await rows.Accept<CatOperation, Task>(new CatOperation(item.Target, request, console, cancellationToken)).ConfigureAwait(false);
            return;
        }

        if ((request.Where is null ? request.Columns is null ? null : "--columns" : "--where") is { } option)
        {
            throw new ToolException($"'{item.Target.Definition.FullName}' has no columns that {option} could name: it is bytes. Leave it away, or declare columns.");
        }

        IReadsBytes files = await item.Target.Context.ConnectAsync<IReadsBytes>(item.Target, "read", cancellationToken).ConfigureAwait(false);
        Stream content = await files.OpenReadAsync(item.Target, name: null, default, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            await content.CopyToAsync(console.Output, cancellationToken).ConfigureAwait(false);
        }
    }

    private readonly struct CatOperation(ObjectTarget target, CatRequest request, ToolConsole console, CancellationToken cancellationToken)
        : IRowOperation<Task>
    {
        public async Task Invoke<TRow, TShape>()
            where TShape : struct, IRowShape<TRow>
        {
            RowSchema schema = TShape.Schema;
            string[] columns = request.Select([.. schema.Select(column => column.Name)]);
            bool[] selected = [.. schema.Select(column => columns.Contains(column.Name))];
            ObjectTarget matching = target.Where(WhereText.Read(request.Where, schema));
            using IRowOutput output = RowOutputs.Create(request.Output, columns, console.Output);
            var buffer = new ArrayBufferWriter<byte>();
            var json = new Utf8JsonWriter(buffer, Json);
            await using var _ = json.ConfigureAwait(false);
            var statistics = new ReadStatistics();
            long left = request.Limit;
            if (left > 0)
            {
                await foreach (TRow row in ReadOperations.RowsOf<TRow, TShape>(matching, statistics, cancellationToken).ConfigureAwait(false))
                {
                    var fields = new JsonFieldWriter(json, schema, selected);
                    json.WriteStartObject();
                    TShape.Write(row, ref fields);
                    json.WriteEndObject();
                    await json.FlushAsync(cancellationToken).ConfigureAwait(false);
                    output.Write(buffer.WrittenSpan);
                    buffer.ResetWrittenCount();
                    json.Reset();
                    if (--left == 0)
                    {
                        break;
                    }
                }
            }

            if (statistics.Rejected > 0)
            {
                await console.Error.WriteLineAsync($"{statistics.Rejected} bad rows were left out.").ConfigureAwait(false);
            }
        }
    }
}
