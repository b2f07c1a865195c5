using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeepWhatBadgesShow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BadgeFace",
                table: "Participants",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "BadgesChangedAt",
                table: "Editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Organizers",
                table: "Editions",
                type: "TEXT",
                maxLength: 2147483647,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "BadgesChangedAt",
                table: "Delegations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "BadgesChangedAt",
                table: "Categories",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Face",
                table: "Badges",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PrintedAt",
                table: "Badges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VoidReason",
                table: "BadgeRuns",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "VoidedAt",
                table: "BadgeRuns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VoidedBy",
                table: "BadgeRuns",
                type: "TEXT",
                maxLength: 400,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BadgeFace",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "BadgesChangedAt",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "Organizers",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "BadgesChangedAt",
                table: "Delegations");

            migrationBuilder.DropColumn(
                name: "BadgesChangedAt",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "Face",
                table: "Badges");

            migrationBuilder.DropColumn(
                name: "PrintedAt",
                table: "Badges");

            migrationBuilder.DropColumn(
                name: "VoidReason",
                table: "BadgeRuns");

            migrationBuilder.DropColumn(
                name: "VoidedAt",
                table: "BadgeRuns");

            migrationBuilder.DropColumn(
                name: "VoidedBy",
                table: "BadgeRuns");
        }
    }
}
